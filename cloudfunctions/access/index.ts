import { accessContract } from '../../shared/access/contract'
import { serve } from '../kernel/serve'
import * as company from './company'
import { check } from './logCheck'
import { handOver } from './handOver'
import * as member from './member'
import * as operation from './operation'
import * as role from './role'
import * as session from './session'

export const main = serve(accessContract, {
  'session.open': session.open,
  'session.register': session.register,
  'session.close': session.close,
  'session.show': session.show,
  'password.change': session.changePassword,
  'company.create': company.create,
  'invitation.create': member.invite,
  'invitation.accept': member.accept,
  'member.list': member.list,
  'member.save': member.save,
  'member.handOver': handOver,
  'role.list': role.list,
  'role.detail': role.detail,
  'role.permissions': role.permissions,
  'role.save': role.save,
  'role.remove': role.remove,
  'operation.list': operation.list,
  'operation.check': check,
})
