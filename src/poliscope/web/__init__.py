"""The local web app: routes only; its pages are the report."""
