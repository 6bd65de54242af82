export default definePageConfig({ navigationBarTitleText: '员工往来' })
