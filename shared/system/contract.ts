import { command, contract, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { masterActions } from '../kernel/master'
import { department, region } from '../masters/places'
import { IMPORT_KINDS } from './importKinds'
import { settingFields } from './settings'

const importKind = f.choice('导入内容', IMPORT_KINDS)
const importInput = f.object('导入', { kind: importKind, file: f.ref('file', '文件') })
const rowError = { row: f.integer('行', 1, 2_000_000), column: f.optional(f.text('列', 60)), message: f.text('问题', 300) }
export const JOB_STATES = { waiting: '等待', running: '进行中', done: '完成', failed: '失败' } as const

export const systemContract = contract('system', {
  ...masterActions('department', department, { view: 'department.view', manage: 'department.manage' }),
  ...masterActions('region', region, { view: 'region.view', manage: 'region.manage' }),
  'settings.show': query({
    label: '查看系统设置',
    permission: 'signedIn',
    input: f.object('条件', {}),
    output: f.object('系统设置', { companyName: f.text('公司名称', 120), closedTo: f.optional(f.date('已结账到')), ...settingFields }),
  }),
  'settings.save': command({
    label: '修改系统设置',
    permission: 'settings.manage',
    posts: true,
    input: f.object('系统设置', { companyName: f.text('公司名称', 120, { required: true }), ...settingFields }),
    output: f.object('结果', {}),
  }),
  'file.register': command({
    label: '登记云存储文件',
    permission: 'file.use',
    input: f.object('文件', {
      cloudId: f.text('云文件', 300, { required: true }),
      name: f.text('文件名', 200, { required: true }),
      thumbnail: f.optional(f.ref('file', '缩略图')),
    }),
    output: f.object('结果', { id: f.id('编号') }),
  }),
  'file.show': query({
    label: '查看文件位置',
    permission: 'file.use',
    input: f.object('条件', { ids: f.list('文件', f.ref('file', '文件'), 100) }),
    output: f.object('结果', {
      rows: f.lines(
        '文件',
        {
          id: f.id('编号'),
          name: f.text('文件名', 200),
          size: f.integer('大小', 0, 100_000_000),
          /** Absent on a machine without cloud storage, where files are fetched from the port. */
          cloudId: f.optional(f.text('云文件', 300)),
          cloudThumbnail: f.optional(f.text('云缩略图', 300)),
        },
        100,
      ),
    }),
  }),
  'import.template': query({
    label: '下载导入模板',
    permission: 'import.view',
    input: f.object('条件', { kind: importKind }),
    output: f.object('模板', { name: f.text('文件名', 120), base64: f.text('内容', 100_000) }),
  }),
  'import.check': query({
    label: '检查导入文件',
    permission: 'import.run',
    snapshot: true,
    input: importInput,
    output: f.object('检查结果', {
      rows: f.integer('行数', 0, 2_000_000),
      create: f.integer('新增', 0, 2_000_000),
      update: f.integer('更新', 0, 2_000_000),
      errors: f.lines('问题', rowError, 500),
      errorCount: f.integer('问题数', 0, 2_000_000),
    }),
  }),
  'import.apply': command({
    label: '导入',
    permission: 'import.run',
    posts: true,
    input: importInput,
    output: f.object('结果', { imported: f.integer('已导入', 0, 2_000_000), job: f.optional(f.ref('job', '后台任务')) }),
  }),
  'job.show': query({
    label: '查看后台任务',
    permission: 'job.view',
    input: f.object('条件', { id: f.id('编号') }),
    output: f.object('任务', {
      id: f.id('编号'),
      kind: f.text('任务', 60),
      state: f.choice('状态', JOB_STATES),
      progress: f.integer('进度', 0, 1_000_000_000),
      total: f.integer('总数', 0, 1_000_000_000),
      result: f.json('结果'),
    }),
  }),
})
