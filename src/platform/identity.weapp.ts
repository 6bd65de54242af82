/** In WeChat the cloud names the person (openid) on every call; an invitation binds them once. */
export const signsInBy = 'wechat' as 'password' | 'wechat'
