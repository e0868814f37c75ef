import { z } from 'zod'

/** As people dial it: area code and number, a mobile, or a short number such as 12348. */
export const phoneNumber = z
  .string()
  .regex(
    /^(?:\d{3,5}|0\d{2,3}-\d{7,8}|1\d{10})$/,
    'a telephone number is 3 to 5 digits, area code-number, or a mobile of 11 digits; in quotes',
  )
