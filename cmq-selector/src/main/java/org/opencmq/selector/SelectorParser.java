package org.opencmq.selector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opencmq.selector.Token.Kind;
import org.opencmq.selector.Value.Literal;
import org.opencmq.selector.Value.Property;

/**
 * Recursive descent over one selector, Used once, by one thread.
 *
 * <pre>
 * selector   = or END
 * or         = and {"OR" and}
 * and        = not {"AND" not}
 * not        = {"NOT"} predicate
 * predicate  = sum [relation sum | "IS" ["NOT"] "NULL" | ["NOT"] (between | in | like)]
 * between    = "BETWEEN" sum "AND" sum
 * in         = "IN" "(" string {"," string} ")"
 * like       = "LIKE" string ["ESCAPE" string]
 * sum        = product {("+" | "-") product}
 * product    = signed {("*" | "/") signed}
 * signed     = {"+" | "-"} primary
 * primary    = literal | identifier | "(" or ")"
 * </pre>
 *
 * What the grammar leaves open, whether an expression is a value or a condition and whether a value can be a number, is
 * checked where the expression is used, as far as it can be known without a message.
 */
final class SelectorParser {

    private final String selector;
    private final Cursor cursor;
    private final Set<String> identifiers = new LinkedHashSet<>();
    private int nesting;

    SelectorParser(String selector) throws SelectorSyntaxException {
        this.selector = selector;
        this.cursor = new Cursor(selector);
    }

    Condition parse() throws SelectorSyntaxException {
        Token start = cursor.token();
        Expression root = or();
        if (!cursor.at(Kind.END)) {
            throw cursor.unexpected("an operator, AND, OR or the end of the selector");
        }
        return condition(root, start);
    }

    /** The identifiers met, in the order of their first use. */
    Set<String> identifiers() {
        return identifiers;
    }

    private Expression or() throws SelectorSyntaxException {
        Token start = cursor.token();
        Expression first = and();
        if (!cursor.at(Kind.OR)) {
            return first;
        }
        List<Condition> conditions = new ArrayList<>();
        conditions.add(condition(first, start));
        while (cursor.accept(Kind.OR)) {
            Token next = cursor.token();
            conditions.add(condition(and(), next));
        }
        return new Condition.AnyOf(conditions);
    }

    private Expression and() throws SelectorSyntaxException {
        Token start = cursor.token();
        Expression first = not();
        if (!cursor.at(Kind.AND)) {
            return first;
        }
        List<Condition> conditions = new ArrayList<>();
        conditions.add(condition(first, start));
        while (cursor.accept(Kind.AND)) {
            Token next = cursor.token();
            conditions.add(condition(not(), next));
        }
        return new Condition.AllOf(conditions);
    }

    private Expression not() throws SelectorSyntaxException {
        if (!cursor.at(Kind.NOT)) {
            return predicate();
        }
        boolean negated = false;
        while (cursor.accept(Kind.NOT)) {
            negated = !negated;
        }
        Token start = cursor.token();
        Condition condition = condition(predicate(), start);
        return negated ? new Condition.Not(condition) : condition;
    }

    private Expression predicate() throws SelectorSyntaxException {
        Token start = cursor.token();
        Expression left = sum();
        Relation relation = cursor.token().kind().relation();
        if (relation != null) {
            return comparison(left, start, relation);
        }
        if (cursor.accept(Kind.IS)) {
            boolean negated = cursor.accept(Kind.NOT);
            cursor.expect(Kind.NULL, negated ? "NULL" : "NULL or NOT NULL");
            Condition isNull = new Condition.IsNull(identifier(left, start, "IS NULL"));
            return negated ? new Condition.Not(isNull) : isNull;
        }
        boolean negated = cursor.accept(Kind.NOT);
        if (cursor.accept(Kind.BETWEEN)) {
            return between(numeric(left, start), negated);
        }
        Condition positive;
        if (cursor.accept(Kind.IN)) {
            positive = new Condition.In(identifier(left, start, "IN"), strings());
        } else if (cursor.accept(Kind.LIKE)) {
            positive = new Condition.Like(identifier(left, start, "LIKE"), pattern());
        } else if (negated) {
            throw cursor.unexpected("BETWEEN, IN or LIKE");
        } else {
            return left;
        }
        return negated ? new Condition.Not(positive) : positive;
    }

    private Condition comparison(Expression left, Token start, Relation relation) throws SelectorSyntaxException {
        cursor.advance();
        Token next = cursor.token();
        Expression right = sum();
        if (relation.isOrdering()) {
            return new Condition.Comparison(numeric(left, start), relation, numeric(right, next));
        }
        if (left instanceof Literal one && right instanceof Literal other && isTruth(one) != isTruth(other)) {
            throw cursor.wrong(
                    next, "an identifier or a literal of the same type (TRUE and FALSE equal no other literal)");
        }
        return new Condition.Comparison(value(left), relation, value(right));
    }

    private static boolean isTruth(Literal literal) {
        return literal.value() instanceof Boolean;
    }

    private Condition between(Value tested, boolean negated) throws SelectorSyntaxException {
        Token start = cursor.token();
        Value low = numeric(sum(), start);
        cursor.expect(Kind.AND, "AND and the upper bound of BETWEEN");
        Token next = cursor.token();
        Value high = numeric(sum(), next);
        return new Condition.Between(tested, low, high, negated);
    }

    private Set<String> strings() throws SelectorSyntaxException {
        cursor.expect(Kind.LEFT_PARENTHESIS, "( and the strings of IN");
        Set<String> strings = new HashSet<>();
        do {
            strings.add(string());
        } while (cursor.accept(Kind.COMMA));
        cursor.expect(Kind.RIGHT_PARENTHESIS, ", or )");
        return strings;
    }

    private LikePattern pattern() throws SelectorSyntaxException {
        String pattern = string();
        if (!cursor.accept(Kind.ESCAPE)) {
            return LikePattern.of(pattern, -1);
        }
        Token start = cursor.token();
        String escape = string();
        if (escape.codePointCount(0, escape.length()) != 1) {
            throw cursor.wrong(start, "an escape string of exactly one character");
        }
        return LikePattern.of(pattern, escape.codePointAt(0));
    }

    private String string() throws SelectorSyntaxException {
        return (String)
                cursor.expect(Kind.STRING, "a string literal in single quotes").value();
    }

    private Expression sum() throws SelectorSyntaxException {
        Token start = cursor.token();
        Expression first = product();
        if (!cursor.at(Kind.PLUS) && !cursor.at(Kind.MINUS)) {
            return first;
        }
        Value left = numeric(first, start);
        List<Arithmetic.Step> steps = new ArrayList<>();
        while (cursor.at(Kind.PLUS) || cursor.at(Kind.MINUS)) {
            Arithmetic.Operator operator =
                    cursor.advance().is(Kind.PLUS) ? Arithmetic.Operator.PLUS : Arithmetic.Operator.MINUS;
            Token next = cursor.token();
            steps.add(new Arithmetic.Step(operator, numeric(product(), next)));
        }
        return new Arithmetic(left, steps);
    }

    private Expression product() throws SelectorSyntaxException {
        Token start = cursor.token();
        Expression first = signed();
        if (!cursor.at(Kind.STAR) && !cursor.at(Kind.SLASH)) {
            return first;
        }
        Value left = numeric(first, start);
        List<Arithmetic.Step> steps = new ArrayList<>();
        while (cursor.at(Kind.STAR) || cursor.at(Kind.SLASH)) {
            Arithmetic.Operator operator =
                    cursor.advance().is(Kind.STAR) ? Arithmetic.Operator.TIMES : Arithmetic.Operator.DIVIDE;
            Token next = cursor.token();
            steps.add(new Arithmetic.Step(operator, numeric(signed(), next)));
        }
        return new Arithmetic(left, steps);
    }

    private Expression signed() throws SelectorSyntaxException {
        if (!cursor.at(Kind.PLUS) && !cursor.at(Kind.MINUS)) {
            return primary();
        }
        boolean negative = false;
        boolean minus = false;
        while (cursor.at(Kind.PLUS) || cursor.at(Kind.MINUS)) {
            minus = cursor.advance().is(Kind.MINUS);
            negative ^= minus;
        }
        if (minus && cursor.at(Kind.NUMBER) && cursor.token().value().equals(NumericLiteral.BEYOND_LONG)) {
            cursor.advance();
            return new Literal(Long.MIN_VALUE); // a further minus would change nothing, by overflow
        }
        Token start = cursor.token();
        Value operand = numeric(primary(), start);
        if (operand instanceof Literal literal && literal.value() instanceof Number number) {
            return negative ? new Literal(NumericType.negate(number)) : literal;
        }
        return new Value.Signed(negative, operand);
    }

    private Expression primary() throws SelectorSyntaxException {
        Token first = cursor.token();
        return switch (first.kind()) {
            case STRING -> literal(first.value());
            case TRUE -> literal(true);
            case FALSE -> literal(false);
            case NUMBER -> {
                if (first.value().equals(NumericLiteral.BEYOND_LONG)) {
                    throw NumericLiteral.beyondLong(selector, first.text(), first.position());
                }
                yield literal(first.value());
            }
            case IDENTIFIER -> {
                cursor.advance();
                identifiers.add(first.text());
                yield new Property(first.text());
            }
            case LEFT_PARENTHESIS -> {
                if (++nesting > Selector.MAX_NESTING) {
                    throw cursor.unexpected("at most " + Selector.MAX_NESTING + " parentheses within each other");
                }
                cursor.advance();
                Expression inner = or();
                cursor.expect(Kind.RIGHT_PARENTHESIS, "an operator, AND, OR or )");
                nesting--;
                yield inner;
            }
            case NULL ->
                throw cursor.unexpected("an identifier, a literal or ( (NULL stands only in IS NULL and IS NOT NULL)");
            default -> throw cursor.unexpected("an identifier, a literal or (");
        };
    }

    private Literal literal(Object value) throws SelectorSyntaxException {
        cursor.advance();
        return new Literal(value);
    }

    private Condition condition(Expression expression, Token start) throws SelectorSyntaxException {
        if (expression instanceof Condition condition) {
            return condition;
        }
        if (expression instanceof Property property) {
            return new Condition.Flag(property);
        }
        if (expression instanceof Literal literal && literal.value() instanceof Boolean value) {
            return new Condition.Constant(Truth.of(value));
        }
        throw cursor.wrong(start, "a condition: a comparison, a boolean identifier, TRUE or FALSE");
    }

    private Value value(Expression expression) {
        if (expression instanceof Condition condition) {
            return new Value.Truthful(condition);
        }
        return (Value) expression;
    }

    private Value numeric(Expression expression, Token start) throws SelectorSyntaxException {
        Value value = value(expression);
        return switch (value.kind()) {
            case NUMBER, ANY -> value;
            case STRING, BOOLEAN ->
                throw cursor.wrong(start, "a number or an identifier (strings and booleans know only = and <>)");
        };
    }

    private Property identifier(Expression expression, Token start, String operator) throws SelectorSyntaxException {
        if (expression instanceof Property property) {
            return property;
        }
        throw cursor.wrong(start, "an identifier on the left of " + operator);
    }
}
