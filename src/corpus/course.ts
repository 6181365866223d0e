/** The course's own prose, gathered from content/chapters while the site is built. */
export { default as course } from 'virtual:course-prose';
