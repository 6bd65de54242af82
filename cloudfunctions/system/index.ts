import { department, region } from '../../shared/masters/places'
import { systemContract } from '../../shared/system/contract'
import { masterHandlers } from '../kernel/master'
import { serve } from '../kernel/serve'
import * as file from './file'
import * as imports from './import'
import * as job from './job'
import * as settings from './settings'

export const main = serve(
  systemContract,
  {
    ...masterHandlers('department', department),
    ...masterHandlers('region', region),
    'settings.show': settings.show,
    'settings.save': settings.save,
    'file.register': file.register,
    'file.show': file.show,
    'import.template': imports.template,
    'import.check': imports.check,
    'import.apply': imports.apply,
    'job.show': job.show,
  },
  file.route,
)
