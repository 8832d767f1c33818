package org.opencmq.selector;

import org.jspecify.annotations.Nullable;

/** An operand: yields a boolean, a number or a string, or {@code null} for the NULL of SQL. Immutable. */
sealed interface Value extends Expression
        permits Value.Literal, Value.Property, Value.Signed, Value.Truthful, Arithmetic {

    @Nullable
    Object evaluate(PropertyLookup lookup);

    /** What is known of the value before any message is seen. */
    Kind kind();

    /** The types a selector tells apart; numbers of all widths are alike. */
    enum Kind {
        NUMBER,
        STRING,
        BOOLEAN,
        /** An identifier, which each message may give another type. */
        ANY
    }

    /** A literal of the selector: {@link String}, {@link Boolean}, {@link Integer}, {@link Long}, float or double. */
    record Literal(Object value) implements Value {
        @Override
        public Object evaluate(PropertyLookup lookup) {
            return value;
        }

        @Override
        public Kind kind() {
            if (value instanceof String) {
                return Kind.STRING;
            }
            return value instanceof Boolean ? Kind.BOOLEAN : Kind.NUMBER;
        }
    }

    /** A header field or property of the message. */
    record Property(String name) implements Value {
        @Override
        public @Nullable Object evaluate(PropertyLookup lookup) {
            Object value = lookup.value(name);
            return isComparable(value) ? value : null;
        }

        private static boolean isComparable(@Nullable Object value) {
            return value instanceof String
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof Boolean
                    || value instanceof Double
                    || value instanceof Float
                    || value instanceof Short
                    || value instanceof Byte;
        }

        @Override
        public Kind kind() {
            return Kind.ANY;
        }
    }

    /** An operand behind unary plus or minus; NULL when the operand is no number. */
    record Signed(boolean negative, Value operand) implements Value {
        @Override
        public @Nullable Object evaluate(PropertyLookup lookup) {
            if (operand.evaluate(lookup) instanceof Number number) {
                return negative ? NumericType.negate(number) : number;
            }
            return null;
        }

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /** A condition in parentheses that is compared with another boolean; NULL when it is unknown. */
    record Truthful(Condition condition) implements Value {
        @Override
        public @Nullable Object evaluate(PropertyLookup lookup) {
            return switch (condition.evaluate(lookup)) {
                case FALSE -> false;
                case UNKNOWN -> null;
                case TRUE -> true;
            };
        }

        @Override
        public Kind kind() {
            return Kind.BOOLEAN;
        }
    }
}
