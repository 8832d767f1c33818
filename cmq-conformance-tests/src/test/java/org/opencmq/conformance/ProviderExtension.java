package org.opencmq.conformance;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts a provider before the first chapter, hands it to the tests, stops it after the last, and prints how many tests
 * passed. Registered on the class that lists the chapters.
 */
final class ProviderExtension
        implements BeforeAllCallback, AfterAllCallback, ExecutionCondition, ParameterResolver, TestWatcher {

    /** Makes a provider whose broker or server runs. */
    interface Start {
        ProviderUnderTest start() throws Exception;
    }

    private record Running(ProviderUnderTest provider) {}

    /** The name of the provider that {@link JudgeDiffers} is about. */
    static final String JUDGE = "Artemis";

    private final String name;
    private final Start start;
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private Optional<Running> running = Optional.empty();
    private long since;

    ProviderExtension(String name, Start start) {
        this.name = name;
        this.start = start;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (isOuter(context)) {
            since = System.nanoTime();
            running = Optional.of(new Running(start.start()));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (isOuter(context)) {
            running.orElseThrow().provider().stop();
            int tests = passed.get() + skipped.get() + failed.get();
            System.out.printf(
                    "conformance provider=\"%s\" tests=%d passed=%d skipped=%d failed=%d seconds=%.1f%n",
                    name, tests, passed.get(), skipped.get(), failed.get(), (System.nanoTime() - since) / 1e9);
        }
    }

    private static boolean isOuter(ExtensionContext context) {
        return context.getRequiredTestClass().getEnclosingClass() == null;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), JudgeDiffers.class)
                .filter(differs -> name.equals(JUDGE))
                .map(differs -> ConditionEvaluationResult.disabled("Artemis: " + differs.value()))
                .orElse(ConditionEvaluationResult.enabled("runs everywhere"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ProviderUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running.orElseThrow().provider();
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        passed.incrementAndGet();
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        skipped.incrementAndGet();
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        skipped.incrementAndGet();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        failed.incrementAndGet();
    }
}
