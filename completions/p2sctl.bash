# bash completion of p2sctl. The program itself knows what fits: this only asks.
_p2sctl() {
  local line word words=() rest=$COMP_LINE i IFS=$' \t\n'
  # bash breaks words at '=' and ':': put together what has no space between, as the program sees it.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    line=${rest#"${rest%%[![:space:]]*}"}
    if ((i == 0)) || [[ $line != "$rest" ]] || ((!${#words[@]})) || [[ -z $word ]]; then
      words+=("$word")
    else
      words[${#words[@]} - 1]+=$word
    fi
    rest=${line#"$word"}
  done
  words=("${words[@]:1}")
  word=${words[${#words[@]} - 1]}
  # As the program would get it, without quotes.
  word=${word#[\"\']} word=${word//\\/}
  words[${#words[@]} - 1]=$word
  # What bash keeps of the word: up to the last character at which it breaks words.
  local kept='' prefix name
  for i in = :; do
    [[ $COMP_WORDBREAKS == *"$i"* && $word == *"$i"* ]] || continue
    prefix=${word%"${word##*"$i"}"}
    ((${#prefix} > ${#kept})) && kept=$prefix
  done
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      ':files '* | ':directories '*)
        compopt -o filenames 2>/dev/null
        prefix=${line#* }
        while IFS= read -r name; do
          name=$prefix$name
          COMPREPLY+=("${name#"$kept"}")
        done < <(if [[ $line == :files* ]]; then compgen -f -- "${word#"$prefix"}"; else compgen -d -- "${word#"$prefix"}"; fi)
        ;;
      *)
        line=${line%%$'\t'*}
        [[ $line != *[:=] ]] || compopt -o nospace 2>/dev/null
        COMPREPLY+=("$(printf '%q' "${line#"$kept"}")")
        ;;
    esac
  done < <("${COMP_WORDS[0]}" internal complete -- "${words[@]}" 2>/dev/null)
}
complete -F _p2sctl p2sctl
