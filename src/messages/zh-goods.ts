export const zhGoods = {}
