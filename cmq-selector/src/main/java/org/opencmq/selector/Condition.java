package org.opencmq.selector;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that is true, false or unknown of a message. Immutable. */
sealed interface Condition extends Expression {

    Truth evaluate(PropertyLookup lookup);

    /** The string that the identifier must equal for this condition to be true, or {@code null} if none is evident. */
    default @Nullable String requiredEquality(String identifier) {
        return null;
    }

    /** {@code TRUE} and {@code FALSE}. */
    record Constant(Truth truth) implements Condition {
        @Override
        public Truth evaluate(PropertyLookup lookup) {
            return truth;
        }
    }

    /** An identifier that stands alone; unknown unless the message gives it a boolean. */
    record Flag(Value.Property property) implements Condition {
        @Override
        public Truth evaluate(PropertyLookup lookup) {
            return property.evaluate(lookup) instanceof Boolean value ? Truth.of(value) : Truth.UNKNOWN;
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public Truth evaluate(PropertyLookup lookup) {
            return condition.evaluate(lookup).not();
        }
    }

    /** All of a chain of {@code AND}; a chain rather than pairs, so that a long one does not become a deep tree. */
    record AllOf(List<Condition> conditions) implements Condition {
        public AllOf {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Truth evaluate(PropertyLookup lookup) {
            Truth result = Truth.TRUE;
            for (int i = 0; i < conditions.size() && result != Truth.FALSE; i++) {
                result = result.and(conditions.get(i).evaluate(lookup));
            }
            return result;
        }

        @Override
        public @Nullable String requiredEquality(String identifier) {
            for (Condition condition : conditions) {
                String required = condition.requiredEquality(identifier);
                if (required != null) {
                    return required;
                }
            }
            return null;
        }
    }

    /** Any of a chain of {@code OR}. */
    record AnyOf(List<Condition> conditions) implements Condition {
        public AnyOf {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Truth evaluate(PropertyLookup lookup) {
            Truth result = Truth.FALSE;
            for (int i = 0; i < conditions.size() && result != Truth.TRUE; i++) {
                result = result.or(conditions.get(i).evaluate(lookup));
            }
            return result;
        }
    }

    record Comparison(Value left, Relation relation, Value right) implements Condition {
        @Override
        public Truth evaluate(PropertyLookup lookup) {
            return relation.test(left.evaluate(lookup), right.evaluate(lookup));
        }

        @Override
        public @Nullable String requiredEquality(String identifier) {
            if (relation != Relation.EQUAL) {
                return null;
            }
            String required = literalFor(identifier, left, right);
            return required != null ? required : literalFor(identifier, right, left);
        }

        private static @Nullable String literalFor(String identifier, Value one, Value other) {
            boolean named =
                    one instanceof Value.Property property && property.name().equals(identifier);
            return named && other instanceof Value.Literal literal && literal.value() instanceof String text
                    ? text
                    : null;
        }
    }

    /** {@code [NOT] BETWEEN}, defined by the specification through two comparisons. */
    record Between(Value value, Value low, Value high, boolean negated) implements Condition {
        @Override
        public Truth evaluate(PropertyLookup lookup) {
            Object tested = value.evaluate(lookup);
            Object from = low.evaluate(lookup);
            Object to = high.evaluate(lookup);
            return negated
                    ? Relation.LESS.test(tested, from).or(Relation.GREATER.test(tested, to))
                    : Relation.GREATER_OR_EQUAL.test(tested, from).and(Relation.LESS_OR_EQUAL.test(tested, to));
        }
    }

    /** {@code IN}; unknown unless the message gives the identifier a string. */
    record In(Value.Property property, Set<String> strings) implements Condition {
        public In {
            strings = Set.copyOf(strings);
        }

        @Override
        public Truth evaluate(PropertyLookup lookup) {
            return property.evaluate(lookup) instanceof String text ? Truth.of(strings.contains(text)) : Truth.UNKNOWN;
        }

        @Override
        public @Nullable String requiredEquality(String identifier) {
            return strings.size() == 1 && property.name().equals(identifier)
                    ? strings.iterator().next()
                    : null;
        }
    }

    /** {@code LIKE}; unknown unless the message gives the identifier a string. */
    record Like(Value.Property property, LikePattern pattern) implements Condition {
        @Override
        public Truth evaluate(PropertyLookup lookup) {
            return property.evaluate(lookup) instanceof String text ? Truth.of(pattern.matches(text)) : Truth.UNKNOWN;
        }

        @Override
        public @Nullable String requiredEquality(String identifier) {
            return property.name().equals(identifier) ? pattern.onlyMatch() : null;
        }
    }

    /** {@code IS NULL}; never unknown. */
    record IsNull(Value.Property property) implements Condition {
        @Override
        public Truth evaluate(PropertyLookup lookup) {
            return Truth.of(property.evaluate(lookup) == null);
        }
    }
}
