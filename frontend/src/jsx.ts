/** What JSX becomes: the build puts these two names into every file. */
export { Fragment, h } from 'preact'
