package org.opencmq.selector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain of operators of one precedence, computed from left to right: {@code a + b - c} or {@code a * b / c}. A chain
 * rather than pairs, so that a long sum does not become a deep tree. NULL as soon as an operand is NULL or no number.
 */
record Arithmetic(Value first, List<Step> steps) implements Value {

    Arithmetic {
        steps = List.copyOf(steps);
    }

    @Override
    public @Nullable Object evaluate(PropertyLookup lookup) {
        Object result = first.evaluate(lookup);
        for (Step step : steps) {
            if (!(result instanceof Number left) || !(step.operand.evaluate(lookup) instanceof Number right)) {
                return null;
            }
            result = step.operator.apply(left, right);
        }
        return result;
    }

    @Override
    public Kind kind() {
        return Kind.NUMBER;
    }

    /** One operator and what stands on its right. */
    record Step(Operator operator, Value operand) {}

    /** The four operators, with the overflow, rounding and infinities of Java. */
    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        DIVIDE;

        /** Returns {@code null} where Java would throw: an exact number divided by an exact zero. */
        @Nullable
        Number apply(Number left, Number right) {
            return switch (NumericType.promoted(left, right)) {
                case INT -> ofInts(left.intValue(), right.intValue());
                case LONG -> ofLongs(left.longValue(), right.longValue());
                case FLOAT -> ofFloats(left.floatValue(), right.floatValue());
                case DOUBLE -> ofDoubles(left.doubleValue(), right.doubleValue());
            };
        }

        private @Nullable Integer ofInts(int left, int right) {
            return switch (this) {
                case PLUS -> left + right;
                case MINUS -> left - right;
                case TIMES -> left * right;
                case DIVIDE -> right == 0 ? null : Integer.valueOf(left / right);
            };
        }

        private @Nullable Long ofLongs(long left, long right) {
            return switch (this) {
                case PLUS -> left + right;
                case MINUS -> left - right;
                case TIMES -> left * right;
                case DIVIDE -> right == 0 ? null : Long.valueOf(left / right);
            };
        }

        private Float ofFloats(float left, float right) {
            return switch (this) {
                case PLUS -> left + right;
                case MINUS -> left - right;
                case TIMES -> left * right;
                case DIVIDE -> left / right;
            };
        }

        private Double ofDoubles(double left, double right) {
            return switch (this) {
                case PLUS -> left + right;
                case MINUS -> left - right;
                case TIMES -> left * right;
                case DIVIDE -> left / right;
            };
        }
    }
}
