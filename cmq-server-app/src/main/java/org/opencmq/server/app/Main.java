package org.opencmq.server.app;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where the program begins. */
public final class Main {

    private Main() {}

    /** Runs the program and ends the process with one of the documented exit codes. */
    public static void main(String[] args) {
        int code = run(
                new PrintWriter(System.out, true, Charset.defaultCharset()),
                new PrintWriter(System.err, true, Charset.defaultCharset()),
                args);
        System.exit(code);
    }

    /** Runs the program and answers its exit code; returns when the server is closed. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new ServeCommand(out))
                .addSubcommand(new BackupCommand(out))
                .setOut(out)
                .setErr(err)
                .setOverwrittenOptionsAllowed(false)
                .setParameterExceptionHandler(Main::badOption)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, err));
        return line.execute(args);
    }

    private static int badOption(ParameterException e, String[] args) {
        say(e.getCommandLine().getErr(), e.getMessage() + "; --help lists the options");
        return ExitCode.BAD_OPTION.number();
    }

    private static int failed(Exception failure, PrintWriter err) {
        say(err, Failures.message(failure));
        return Failures.code(failure).number();
    }

    private static void say(PrintWriter err, String message) {
        err.println("cmq-server: " + message.lines().findFirst().orElse("failed"));
        err.flush();
    }
}
