import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'dist/**', 'tests/e2e/**', 'tests/long/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores carry three: many tests wait for timers and processes.
    maxWorkers: 3,
    reporters: process.env['TEST_SUMMARY']
      ? ['default', ['json', { outputFile: process.env['TEST_SUMMARY'] }]]
      : ['default'],
  },
})
