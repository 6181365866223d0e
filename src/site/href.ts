/** Paths of the site under whatever folder it is served from: `href('attention/')` is `/course/attention/` there. */
const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

export const href = (path = ''): string => base + path.replace(/^\//, '');
