// Shows the server its secret once, so that this browser may read too.
'use strict'
{
  const token = new URLSearchParams(location.hash.slice(1)).get('token') || localStorage.getItem('poliscope-token')
  if (token) {
    fetch('/unlock', { method: 'POST', headers: { 'X-Poliscope-Token': token } }).then((response) => {
      if (!response.ok) return
      localStorage.setItem('poliscope-token', token)
      location.replace(location.pathname + location.search)
    })
  }
}
