/** Where a pack has the office's profile. */
export const PROFILE = 'office.yaml'
