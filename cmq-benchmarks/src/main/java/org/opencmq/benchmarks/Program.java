package org.opencmq.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Runs a measure from the command line: help, complaints about arguments, and an exit code. */
public final class Program {

    private final CommandLine line;

    private Program(CommandLine line) {
        this.line = line;
    }

    /** Of a class with picocli's {@code Command} annotation. */
    public static Program of(Callable<Integer> measure) {
        CommandLine line = new CommandLine(measure);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        return new Program(line);
    }

    /**
     * Reads a type by its own names.
     *
     * @param names throws an {@link IllegalArgumentException} that says which names there are
     */
    public <T> Program reading(Class<T> type, ITypeConverter<T> names) {
        line.registerConverter(type, text -> {
            try {
                return names.convert(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        });
        return this;
    }

    /** Runs it and ends the process: with 0, with 1 when it failed, with 2 when it does not understand its arguments. */
    public void run(String[] args) {
        System.exit(line.execute(args));
    }

    /** Its command line, to parse without running. */
    public CommandLine line() {
        return line;
    }
}
