using System;
using System.IO;
using System.Threading.Tasks;
using MbRlRobot.Processes;

namespace MbRlRobot.ControllerApp.Link;

/// <summary>
/// One link a robot's folder: taken before anything in it is touched, as a second one would cut off what the first is writing.
/// </summary>
internal static class LinkClaim
{
    private const string Name = "link.claim";

    /// <summary>Takes the folder.</summary>
    /// <param name="folder">The robot's folder; made where it is missing.</param>
    /// <param name="robotId">The individual robot.</param>
    /// <param name="terms">Whether to wait, and what ends that.</param>
    /// <returns>The claim; the folder is free again when it is disposed of.</returns>
    /// <exception cref="IOException">Another link has it, and this one is not to wait; or it cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public static async Task<FileStream> TakeAsync(string folder, string robotId, LinkTerms terms)
    {
        Directory.CreateDirectory(folder);
        FileStream? claim = Try(folder, robotId, terms.WaitsForItsTurn);
        if (claim is null)
        {
            terms.Write(
                $"another link serves the robot '{robotId}', with the broker and keys that it was started with; this one waits for its turn");
        }

        TimeSpan pause = RestartPauses.Usual.First;
        while (claim is null)
        {
            await Task.Delay(pause, terms.Stop).ConfigureAwait(false);
            pause = RestartPauses.Usual.After(pause, ran: TimeSpan.Zero);
            claim = Try(folder, robotId, isPatient: true);
        }

        return claim;
    }

    private static FileStream? Try(string folder, string robotId, bool isPatient)
    {
        try
        {
            return new FileStream(Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (isPatient)
        {
            return null;
        }
        catch (IOException fault)
        {
            throw new IOException($"{folder}: another link of the robot '{robotId}' is running, or: {fault.Message}", fault);
        }
    }
}
