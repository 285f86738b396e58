// Draws the report into the app's page; where that fails, the link to the plain report stays.
'use strict'
{
  const root = document.getElementById('poliscope')
  const { fetchStudy, liveAdapter, mount } = globalThis.poliscope
  fetchStudy(root.dataset.study).then((data) => {
    const drawn = document.createElement('div')
    // the report begins in the language of the app
    const chosen = root.dataset.language
    const languages = [...new Set([chosen, ...data.languages])].filter((name) => data.languages.includes(name))
    mount(drawn, { ...data, languages }, liveAdapter())
    document.documentElement.classList.add('scripted')
    root.replaceChildren(drawn)
    // the way past the menus comes first on the page, before the menu of the app
    const skip = drawn.querySelector('.skip')
    if (skip) document.body.prepend(skip)
  })
}
