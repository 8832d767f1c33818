package org.opencmq.selector;

import org.opencmq.selector.Token.Kind;

/** The parser's place in the tokens of a selector: one token in hand. Owned by one {@link SelectorParser}. */
final class Cursor {

    private final String selector;
    private final Tokenizer tokenizer;
    private Token token;

    Cursor(String selector) throws SelectorSyntaxException {
        this.selector = selector;
        this.tokenizer = new Tokenizer(selector);
        this.token = tokenizer.next();
    }

    /** The token in hand. */
    Token token() {
        return token;
    }

    boolean at(Kind kind) {
        return token.is(kind);
    }

    /** Goes to the next token and returns the one passed; the end is never passed. */
    Token advance() throws SelectorSyntaxException {
        Token passed = token;
        token = tokenizer.next();
        return passed;
    }

    /** Passes a token of this kind, if one is in hand. */
    boolean accept(Kind kind) throws SelectorSyntaxException {
        if (!at(kind)) {
            return false;
        }
        advance();
        return true;
    }

    /** Passes a token of this kind, or says in the words given what is missing. */
    Token expect(Kind kind, String expected) throws SelectorSyntaxException {
        if (!at(kind)) {
            throw unexpected(expected);
        }
        return advance();
    }

    /** The token in hand is wrong. */
    SelectorSyntaxException unexpected(String expected) {
        return wrong(token, expected);
    }

    /** What begins at an earlier token is wrong. */
    SelectorSyntaxException wrong(Token where, String expected) {
        return new SelectorSyntaxException(selector, where.position(), where.text(), expected);
    }
}
