package org.opencmq.selector;

import org.jspecify.annotations.Nullable;

/**
 * The six comparison operators. NULL on either side is unknown; numbers compare after Java's promotion; strings and
 * booleans know only equal and not equal; unlike types are false under every operator, {@code <>} included.
 */
enum Relation {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    /** True for the operators that ask which side is greater, and so want numbers. */
    boolean isOrdering() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    Truth test(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Truth.UNKNOWN;
        }
        if (left instanceof Number first && right instanceof Number second) {
            return Truth.of(holds(first, second));
        }
        if (isOrdering() || left.getClass() != right.getClass()) {
            return Truth.FALSE;
        }
        return Truth.of(left.equals(right) == (this == EQUAL));
    }

    private boolean holds(Number left, Number right) {
        return switch (NumericType.promoted(left, right)) {
            case INT, LONG -> holds(left.longValue(), right.longValue());
            case FLOAT -> holds((double) left.floatValue(), (double) right.floatValue());
            case DOUBLE -> holds(left.doubleValue(), right.doubleValue());
        };
    }

    private boolean holds(long left, long right) {
        return switch (this) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
        };
    }

    private boolean holds(double left, double right) {
        return switch (this) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
        };
    }
}
