import { runLaws } from './cli/main.ts'

process.exitCode = runLaws(process.argv.slice(2))
