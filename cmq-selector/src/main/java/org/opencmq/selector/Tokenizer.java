package org.opencmq.selector;

import org.opencmq.selector.Token.Kind;

/** Cuts a selector into tokens, one at a time from left to right. Owned by one {@link SelectorParser}. */
final class Tokenizer {

    private final String selector;
    private int at;

    Tokenizer(String selector) {
        this.selector = selector;
    }

    /** Returns the next token; at the end, and ever after, one of kind {@link Kind#END}. */
    Token next() throws SelectorSyntaxException {
        while (at < selector.length() && isWhitespace(selector.charAt(at))) {
            at++;
        }
        if (at == selector.length()) {
            return new Token(Kind.END, "", at);
        }
        char c = selector.charAt(at);
        if (c == '\'') {
            return string();
        }
        if (isDigit(c) || (c == '.' && at + 1 < selector.length() && isDigit(selector.charAt(at + 1)))) {
            return number();
        }
        if (Character.isJavaIdentifierStart(selector.codePointAt(at))) {
            int start = at;
            at = endOfWord(start);
            String word = selector.substring(start, at);
            return new Token(Kind.ofWord(word), word, start);
        }
        return symbol(c);
    }

    private Token symbol(char c) throws SelectorSyntaxException {
        return switch (c) {
            case '=' -> symbol(Kind.EQUAL, 1);
            case '<' -> {
                if (selector.startsWith("<>", at)) {
                    yield symbol(Kind.NOT_EQUAL, 2);
                }
                yield selector.startsWith("<=", at) ? symbol(Kind.LESS_OR_EQUAL, 2) : symbol(Kind.LESS, 1);
            }
            case '>' -> selector.startsWith(">=", at) ? symbol(Kind.GREATER_OR_EQUAL, 2) : symbol(Kind.GREATER, 1);
            case '+' -> symbol(Kind.PLUS, 1);
            case '-' -> symbol(Kind.MINUS, 1);
            case '*' -> symbol(Kind.STAR, 1);
            case '/' -> symbol(Kind.SLASH, 1);
            case '(' -> symbol(Kind.LEFT_PARENTHESIS, 1);
            case ')' -> symbol(Kind.RIGHT_PARENTHESIS, 1);
            case ',' -> symbol(Kind.COMMA, 1);
            default -> throw stray(c);
        };
    }

    private Token symbol(Kind kind, int length) {
        int start = at;
        at += length;
        return new Token(kind, selector.substring(start, at), start);
    }

    private SelectorSyntaxException stray(char c) {
        String token = Character.toString(selector.codePointAt(at));
        String expected =
                switch (c) {
                    case '!' -> "an identifier, a literal or an operator (not equal is written <>, negation NOT)";
                    case '"' -> "an identifier, a literal or an operator (strings stand in single quotes)";
                    default -> "an identifier, a literal or an operator";
                };
        return new SelectorSyntaxException(selector, at, token, expected);
    }

    private Token string() throws SelectorSyntaxException {
        int start = at;
        StringBuilder value = new StringBuilder();
        int from = start + 1;
        while (true) {
            int quote = selector.indexOf('\'', from);
            if (quote < 0) {
                throw new SelectorSyntaxException(
                        selector, start, selector.substring(start), "a single quote that ends this string");
            }
            value.append(selector, from, quote);
            from = quote + 1;
            if (from == selector.length() || selector.charAt(from) != '\'') {
                at = from;
                return new Token(Kind.STRING, selector.substring(start, at), start, value.toString());
            }
            value.append('\'');
            from++;
        }
    }

    private Token number() throws SelectorSyntaxException {
        int start = at;
        at = NumericLiteral.end(selector, start);
        String text = selector.substring(start, at);
        return new Token(Kind.NUMBER, text, start, NumericLiteral.value(selector, text, start));
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < selector.length() && Character.isJavaIdentifierPart(selector.codePointAt(end))) {
            end += Character.charCount(selector.codePointAt(end));
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWhitespace(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r';
    }
}
