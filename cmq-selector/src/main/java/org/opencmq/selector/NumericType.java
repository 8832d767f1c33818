package org.opencmq.selector;

/** Binary numeric promotion as the Java language has it: the wider operand decides, and nothing is below {@code int}. */
enum NumericType {
    INT,
    LONG,
    FLOAT,
    DOUBLE;

    /** The type in which Java would compute with these two. */
    static NumericType promoted(Number left, Number right) {
        NumericType first = of(left);
        NumericType second = of(right);
        return first.compareTo(second) >= 0 ? first : second;
    }

    static Number negate(Number number) {
        return switch (of(number)) {
            case INT -> -number.intValue();
            case LONG -> -number.longValue();
            case FLOAT -> -number.floatValue();
            case DOUBLE -> -number.doubleValue();
        };
    }

    private static NumericType of(Number number) {
        if (number instanceof Long) {
            return LONG;
        }
        if (number instanceof Double) {
            return DOUBLE;
        }
        return number instanceof Float ? FLOAT : INT;
    }
}
