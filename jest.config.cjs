/** One way to compile everything; types are checked by `npm run typecheck`, not here. */
const transform = {
  '^.+\\.(?:[cm]?tsx?)$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: { legacyDecorator: true, useDefineForClassFields: false, react: { runtime: 'automatic' } },
        target: 'es2022',
        keepClassNames: true,
      },
      module: { type: 'commonjs' },
    },
  ],
}

const common = { rootDir: __dirname, transform, modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.data/', '<rootDir>/\\.cache/'] }

const onNode = (displayName, testMatch, extra = {}) => ({ ...common, displayName, testEnvironment: 'node', testMatch, ...extra })

// The H5 build's libraries come as ES modules; jest runs CommonJS.
const ES_MODULES = ['@tarojs', '@tanstack', 'zustand', 'dayjs/esm', 'lodash-es', 'barcode-detector', 'zxing-wasm']

module.exports = {
  maxWorkers: 2,
  passWithNoTests: true,
  projects: [
    onNode('unit', ['<rootDir>/tests/tidy.test.ts', '<rootDir>/tests/posting/**/*.test.ts', '<rootDir>/tests/unit/**/*.test.ts'], {
      setupFilesAfterEnv: ['<rootDir>/tests/jest.patience.ts'],
    }),
    onNode('actions', ['<rootDir>/tests/{actions,generated,simulation}/**/*.test.ts'], {
      setupFilesAfterEnv: ['<rootDir>/tests/jest.patience.ts'],
    }),
    onNode('weapp', ['<rootDir>/tests/pages/**/*.test.ts'], { setupFilesAfterEnv: ['<rootDir>/tests/jest.patience.ts'] }),
    onNode('e2e', ['<rootDir>/tests/e2e/**/*.test.ts'], { setupFilesAfterEnv: ['<rootDir>/tests/jest.patience.ts'] }),
    {
      ...common,
      displayName: 'pages',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/pages/**/*.test.tsx'],
      transform: { ...transform, '^.+\\.m?js$': transform['^.+\\.(?:[cm]?tsx?)$'] },
      transformIgnorePatterns: [`/node_modules/(?!(?:${ES_MODULES.join('|')})/)`],
      moduleFileExtensions: ['h5.tsx', 'h5.ts', 'tsx', 'ts', 'js', 'mjs', 'jsx', 'json'],
      moduleNameMapper: {
        '\\.(?:css|scss|svg|png|jpe?g|mp3)$': '<rootDir>/tests/jest.asset.ts',
        '^@tarojs/components$': '<rootDir>/tests/jest.components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/jest.taro.ts',
      },
      setupFilesAfterEnv: ['<rootDir>/tests/jest.patience.ts'],
    },
  ],
}
