"""Training: masked language models, encoder-decoders and taggers, on letters whose identifiers are replaced first."""
