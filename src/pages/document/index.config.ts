export default definePageConfig({ navigationBarTitleText: '单据', enableShareAppMessage: true })
