export default definePageConfig({ navigationBarTitleText: '增值税' })
