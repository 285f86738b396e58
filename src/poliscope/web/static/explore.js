// Draws the report into the app's page; where that fails, the link to the plain report stays.
'use strict'
{
  const root = document.getElementById('poliscope')
  const { fetchStudy, liveAdapter, mount } = globalThis.poliscope
  fetchStudy(root.dataset.study).then((data) => {
    const drawn = document.createElement('div')
    mount(drawn, data, liveAdapter())
    document.documentElement.classList.add('scripted')
    root.replaceChildren(drawn)
  })
}
