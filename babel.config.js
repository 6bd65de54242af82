// The three class plugins let react-query's #private fields run on old iPhones; all need the same `loose`.
const classFeatures = ['class-properties', 'private-methods', 'private-property-in-object']

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  plugins: classFeatures.map((name) => [`@babel/plugin-transform-${name}`, { loose: true }]),
}
