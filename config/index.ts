import path from 'node:path'
import webpack from 'webpack'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

// barcode-detector fetches its decoder from a CDN unless it is served beside the page; each version fits one file only.
const decoder = require.resolve('zxing-wasm/reader/zxing_reader.wasm', { paths: [path.dirname(require.resolve('barcode-detector'))] })

// Sizes are written in CSS px and stay px: a 44 px touch target is 44 px on a phone and on a tablet.
const postcss = {
  pxtransform: { enable: false, config: {} },
  cssModules: { enable: false, config: { namingPattern: 'module' as const, generateScopedName: '[name]__[local]___[hash:base64:5]' } },
}

// Old phones need these libraries' #private fields compiled away, and so does the web build: its minifier quotes
// property names, which makes `#"name"` of a private field, and no browser reads that.
const compile = {
  include: [
    (file: string) => /node_modules[\\/](@tanstack|zod|zustand)[\\/](?!v4[\\/]locales)/.test(file),
    (file: string) => /[\\/]shared[\\/]/.test(file) && !file.includes('node_modules'),
  ],
}

const platformSuffix = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'

export default defineConfig<'webpack5'>(async () => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'zhangfang',
    date: '2026-11-24',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    // Which cloud environment the mini-program calls; empty means the one it was opened in.
    env: { TARO_APP_CLOUD_ENV: JSON.stringify(process.env.TARO_APP_CLOUD_ENV ?? '') },
    sourceRoot: 'src',
    outputRoot: `dist/${platformSuffix}`,
    plugins: [],
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: process.env.ZHANGFANG_BUILD_CACHE === '1' },
    mini: {
      webpackChain(chain) {
        // WeChat has no AbortController; without one every react-query fetch hangs.
        chain
          .plugin('provideAbortController')
          .use(webpack.ProvidePlugin, [
            { AbortController: [path.resolve(__dirname, '../src/polyfills/abort-controller.ts'), 'AbortControllerImpl'] },
          ])
      },
      optimizeMainPackage: { enable: true },
      compile,
      postcss,
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[hash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
      miniCssExtractPluginOption: { ignoreOrder: true, filename: 'css/[name].[hash].css', chunkFilename: 'css/[name].[chunkhash].css' },
      compile,
      postcss: { ...postcss, autoprefixer: { enable: true, config: {} } },
    },
    copy: {
      patterns: platformSuffix === 'h5' ? [{ from: path.relative(process.cwd(), decoder), to: 'dist/h5/wasm/zxing_reader.wasm' }] : [],
      options: {},
    },
  }
  return base
})
