"""Text with an offset for every folded character: fold, tokens, clitics, sentences, quotations."""
