using System;
using System.IO;
using System.Text;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>
/// Writes a table of transitions (its format is in this folder's README): a row whenever there is one, on disk after
/// <see cref="Flush"/>. A crash leaves at most the last line torn; reader and writer drop it.
/// </summary>
public sealed class TransitionCsvWriter : IDisposable
{
    private readonly FileStream _stream;
    private readonly TransitionSchema _schema;
    private readonly CsvRow _row = new();

    private TransitionCsvWriter(FileStream stream, RobotDescription robot)
    {
        _stream = stream;
        _schema = RobotSchema.Of(robot);
    }

    /// <summary>Bytes of a torn last line that <see cref="Append"/> cut off; 0 where the file was whole.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Begins a new file.</summary>
    /// <param name="path">The file; must not exist.</param>
    /// <param name="robot">Whose transitions it takes.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    public static TransitionCsvWriter Create(string path, RobotDescription robot) => Open(path, FileMode.CreateNew, robot, Begin);

    /// <summary>Goes on with a file, or begins it where there is none. A torn last line is cut off.</summary>
    /// <param name="path">The file.</param>
    /// <param name="robot">Whose transitions it takes.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="Configuration.ConfigurationException">The file is another robot's, or no table of transitions.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static TransitionCsvWriter Append(string path, RobotDescription robot) => Open(path, FileMode.OpenOrCreate, robot, Continue);

    /// <summary>Writes one row.</summary>
    /// <param name="transition">The row, of the robot's schema.</param>
    /// <exception cref="ArgumentException">The row has another shape; nothing is written.</exception>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Write(Transition transition)
    {
        _schema.ThrowIfMismatch(transition);
        _stream.Write(_row.Of(transition));
    }

    /// <summary>Puts every row so far on the disk; call it after each episode.</summary>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Flush() => _stream.Flush(flushToDisk: true);

    /// <summary>Flushes and closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    private static TransitionCsvWriter Open(
        string path, FileMode mode, RobotDescription robot, Action<TransitionCsvWriter, RobotDescription> start)
    {
        ArgumentNullException.ThrowIfNull(robot);
        FileStream stream = new(path, mode, FileAccess.ReadWrite, FileShare.Read);
        TransitionCsvWriter writer = new(stream, robot);
        try
        {
            start(writer, robot);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private static void Begin(TransitionCsvWriter writer, RobotDescription robot)
    {
        writer._stream.Write(Encoding.UTF8.GetBytes(Header(robot)));
        writer._stream.Flush();
    }

    private static void Continue(TransitionCsvWriter writer, RobotDescription robot)
    {
        FileStream stream = writer._stream;
        byte[] start = new byte[Encoding.UTF8.GetByteCount(Header(robot))];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        bool isTornHeader = length < start.Length && Header(robot).StartsWith(Encoding.UTF8.GetString(start, 0, length), StringComparison.Ordinal);
        if (!isTornHeader)
        {
            writer.CutTornLine(robot);
            return;
        }

        writer.TornBytes = length;
        stream.SetLength(0);
        Begin(writer, robot);
    }

    private void CutTornLine(RobotDescription robot)
    {
        _stream.Position = 0;
        LineReader lines = new(_stream, _stream.Name);
        TransitionColumns.CheckTitle(_stream.Name, lines.ReadText(), robot);
        string columns = lines.ReadText();
        string expected = string.Join(',', TransitionColumns.Of(robot));
        if (columns != expected)
        {
            throw DataFault.Of(_stream.Name, "the header", $"\"{columns}\"", $"\"{expected}\"", line: 2, column: 1);
        }

        while (lines.TryRead(out _))
        {
        }

        TornBytes = lines.Remainder;
        _stream.SetLength(lines.Position);
        _stream.Position = lines.Position;
    }

    private static string Header(RobotDescription robot) =>
        $"{TransitionColumns.TitleOf(robot)}\n{string.Join(',', TransitionColumns.Of(robot))}\n";
}
