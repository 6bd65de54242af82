export default definePageConfig({ navigationBarTitleText: '现金盘点' })
