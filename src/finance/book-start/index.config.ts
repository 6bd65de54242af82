export default definePageConfig({ navigationBarTitleText: '期初建账' })
