/** Words of the places and reasons a company keeps. */
export const zhPlaces = {
  warehouse: {
    title: '仓库',
    add: '新增仓库',
    edit: '修改仓库',
    none: '还没有仓库',
    noneAdvice: '货放在哪里，就建哪个仓库；残次、待检的货也各放一个仓',
    keeper: '仓管',
    negative: '允许负库存',
  },
  reason: {
    title: '调整原因',
    add: '新增原因',
    edit: '修改原因',
    none: '还没有调整原因',
    noneAdvice: '报损、领用、赠送……每个原因记到自己的科目',
    account: '对方科目',
    expired: '可出过期货',
  },
  region: { title: '地区', add: '新增地区', edit: '修改地区', none: '还没有地区', noneAdvice: '客户和仓库按地区分，调拨跨地区也看得清' },
  department: { title: '部门', add: '新增部门', edit: '修改部门', none: '还没有部门', noneAdvice: '单据和费用可以记到部门' },
}
