export default definePageConfig({ navigationBarTitleText: '往来单位' })
