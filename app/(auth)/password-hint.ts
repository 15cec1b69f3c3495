/** The rules of `judgePassword`, said before anything is typed. */
export const PASSWORD_HINT =
  'At least 10 characters; not a common password, not your address. A few words in a row are easy to keep.'
