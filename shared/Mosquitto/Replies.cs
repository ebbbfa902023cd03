using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.Mosquitto;

/// <summary>
/// Who waits for the broker's answer to which packet. The library tells a packet's number only once it may be on its way,
/// so that an answer can come before anyone waits for it; then it is kept.
/// </summary>
internal sealed class Replies
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, TaskCompletionSource<int?>> _waiting = [];
    private readonly Dictionary<int, int> _early = [];
    private bool _isEnded;

    /// <summary>Waits for the answer to a packet.</summary>
    /// <param name="packet">The packet's number.</param>
    /// <returns>The reason code; null where the connection was lost first.</returns>
    public Task<int?> WaitFor(int packet)
    {
        lock (_lock)
        {
            if (_early.Remove(packet, out int code) || _isEnded)
            {
                return Task.FromResult<int?>(_isEnded ? null : code);
            }

            TaskCompletionSource<int?> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting[packet] = source;
            return source.Task;
        }
    }

    /// <summary>An answer came.</summary>
    /// <param name="packet">The packet's number.</param>
    /// <param name="code">The reason code.</param>
    public void Put(int packet, int code)
    {
        lock (_lock)
        {
            if (_waiting.Remove(packet, out TaskCompletionSource<int?>? source))
            {
                source.SetResult(code);
            }
            else
            {
                _early[packet] = code;
            }
        }
    }

    /// <summary>No answer comes any more.</summary>
    public void End()
    {
        lock (_lock)
        {
            _isEnded = true;
            foreach (TaskCompletionSource<int?> source in _waiting.Values)
            {
                source.SetResult(null);
            }

            _waiting.Clear();
        }
    }
}
