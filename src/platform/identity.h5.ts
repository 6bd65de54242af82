/** In the browser a person is who the token says: phone and password open a session. */
export const signsInBy = 'password' as 'password' | 'wechat'
