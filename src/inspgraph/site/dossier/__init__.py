"""An authority's dossier."""
