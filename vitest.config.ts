import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'dist/**', 'tests/e2e/**', 'tests/long/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers than that only make time-outs likelier.
    maxWorkers: 2,
    // Those that run beside each other in one file wait for devices nearly all of the time.
    // (With LONG each of them is four.)
    maxConcurrency: process.env['LONG'] ? 3 : 10,
    reporters: process.env['TEST_SUMMARY']
      ? ['default', ['json', { outputFile: process.env['TEST_SUMMARY'] }]]
      : ['default'],
  },
})
